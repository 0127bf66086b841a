import { frameTexts } from '../../texts/frame.ts';
import { panelTexts } from '../../texts/panels.ts';
import { shareTexts } from '../../texts/share.ts';
import type { ExportOptions } from '../export/exports.ts';
import { useSay } from '../useGradstep.ts';
import { Choice } from './Choice.tsx';
import type { ExportChoice } from './exportChoice.ts';

interface Props {
  readonly asks: readonly (keyof ExportOptions)[];
  readonly choice: ExportChoice;
  readonly onChoice: (change: Partial<ExportChoice>) => void;
}

const SCALES = ['1', '2', '4'] as const;
const PACES = ['0.5', '1', '2', '4'] as const;

/** The options that change something in this format. */
export function ExportOptionFields({ asks, choice, onChoice }: Props) {
  if (asks.length === 0) return null;
  return (
    <div className="share-export-options">
      {asks.map((option) => (
        <OptionField key={option} option={option} choice={choice} onChoice={onChoice} />
      ))}
    </div>
  );
}

function OptionField({ option, choice, onChoice }: Omit<Props, 'asks'> & { readonly option: keyof ExportOptions }) {
  const say = useSay();
  switch (option) {
    case 'theme':
      return (
        <Choice
          name={say(panelTexts.theme)}
          options={[
            { value: 'light', label: say(frameTexts.themeLight) },
            { value: 'dark', label: say(frameTexts.themeDark) },
          ]}
          value={choice.theme}
          onChoose={(theme) => onChoice({ theme })}
        />
      );
    case 'background':
    case 'legend':
      return (
        <label className="share-check">
          <input
            type="checkbox"
            checked={choice[option]}
            onChange={(event) => onChoice({ [option]: event.target.checked })}
          />
          {say(shareTexts[option])}
        </label>
      );
    case 'scale':
      return (
        <Choice
          name={say(shareTexts.scale)}
          options={SCALES.map((value) => ({ value, label: `${value}×` }))}
          value={String(choice.scale) as (typeof SCALES)[number]}
          onChoose={(scale) => onChoice({ scale: Number(scale) as ExportOptions['scale'] })}
        />
      );
    case 'seconds':
      return (
        <Choice
          name={say(shareTexts.seconds)}
          options={PACES.map((value) => ({ value, label: value }))}
          value={String(choice.seconds) as (typeof PACES)[number]}
          onChoose={(seconds) => onChoice({ seconds: Number(seconds) })}
        />
      );
  }
}
