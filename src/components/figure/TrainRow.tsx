import { TrainButtons } from '../training/TrainButtons.tsx';
import '../program/program.css';
import '../training/row.css';
import './rooms.css';

/** How many iterations, and Train or Pause: what fills the charts of a figure. */
export function TrainRow() {
  return (
    <div className="training-row">
      <TrainButtons stacked={false} />
    </div>
  );
}
