import { useId } from 'react';
import { shareTexts } from '../../texts/share.ts';
import type { ExportFormat } from '../export/exports.ts';
import { useSay } from '../useGradstep.ts';

const GROUPS = [
  ['picture', shareTexts.groupPicture],
  ['animation', shareTexts.groupAnimation],
  ['graph', shareTexts.groupGraph],
  ['code', shareTexts.groupCode],
  ['data', shareTexts.groupData],
] as const satisfies readonly (readonly [ExportFormat['group'], object])[];

interface Props {
  readonly formats: readonly ExportFormat[];
  /** Id of a format. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** The formats by what they hold. */
export function FormatList({ formats, chosen, onChoose }: Props) {
  const say = useSay();
  const name = useId();
  return (
    <div className="share-formats">
      {GROUPS.map(([group, title]) => {
        const own = formats.filter((format) => format.group === group);
        if (own.length === 0) return null;
        return (
          <fieldset key={group} className="share-options">
            <legend>{say(title)}</legend>
            {own.map((format) => (
              <label key={format.id} className="share-format">
                <input
                  type="radio"
                  name={name}
                  data-first={format.id === chosen ? '' : undefined}
                  checked={format.id === chosen}
                  onChange={() => onChoose(format.id)}
                />
                {say(format.label)}
                <small>{say(format.about)}</small>
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
