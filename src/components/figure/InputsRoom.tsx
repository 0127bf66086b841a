import { InputsPanel } from '../program/InputsPanel.tsx';
import './rooms.css';

/** The inputs as they stand under a figure. */
export function InputsRoom() {
  return <InputsPanel />;
}
