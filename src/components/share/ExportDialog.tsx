import { useEffect, useState } from 'react';
import { headerButtons } from '../../texts/headerButtons.ts';
import { shareTexts } from '../../texts/share.ts';
import type { ExportFormat } from '../export/exports.ts';
import { useSay } from '../useGradstep.ts';
import { Dialog } from './Dialog.tsx';
import { ExportResult } from './ExportResult.tsx';
import type { ExportChoice } from './exportChoice.ts';
import { FormatList } from './FormatList.tsx';

interface Props {
  readonly choice: ExportChoice;
  readonly onChoice: (change: Partial<ExportChoice>) => void;
  readonly onClose: () => void;
}

/** The step, the graph, the program and the trace as files: choose a format, see what comes of it, take it. */
export function ExportDialog({ choice, onChoice, onClose }: Props) {
  const say = useSay();
  const formats = useFormats();
  const chosen = formats?.find(({ id }) => id === choice.format) ?? formats?.[0];
  return (
    <Dialog title={say(headerButtons.export)} className="share-export" onClose={onClose}>
      {formats !== null && chosen !== undefined && (
        <div className="share-export-columns">
          <FormatList formats={formats} chosen={chosen.id} onChoose={(format) => onChoice({ format })} />
          <ExportResult format={chosen} choice={choice} onChoice={onChoice} />
        </div>
      )}
      {formats?.length === 0 && <p className="share-note">{say(shareTexts.notMade)}</p>}
    </Dialog>
  );
}

/** Every format there is; `null` until the exporters have come, none where they cannot. */
function useFormats(): readonly ExportFormat[] | null {
  const [formats, setFormats] = useState<readonly ExportFormat[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import('../export/exports.ts')
      .then(({ EXPORTS }) => EXPORTS)
      .catch(() => [])
      .then((found) => isWanted && setFormats(found));
    return () => {
      isWanted = false;
    };
  }, []);
  return formats;
}
