import { Component, type ReactNode } from 'react';
import type { Store } from '../../store/state.ts';
import { safetyTexts } from '../../texts/safety.ts';

interface Props {
  readonly children: ReactNode;
  /** The state at the moment of the failure: the program is shown, so that it can be copied whatever happens. */
  readonly state: () => Store;
}

/** Keeps the program readable when a view throws: without it React empties the page. React has this for classes only. */
export class Safety extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="frame-failed">
        {[safetyTexts.failed.en, safetyTexts.failed.ko].map((text) => (
          <p key={text}>{text}</p>
        ))}
        <pre>{this.props.state().document.source}</pre>
        <button type="button" onClick={() => location.reload()}>
          {safetyTexts.reload.en} · {safetyTexts.reload.ko}
        </button>
      </main>
    );
  }
}
