import { ProgramEditor } from '../program/ProgramEditor.tsx';
import './rooms.css';

/** The program's text as it stands under a figure. */
export function ProgramRoom() {
  return <ProgramEditor />;
}
