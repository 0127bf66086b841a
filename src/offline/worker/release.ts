/** One file that is kept for use without a network. */
export interface ReleasedFile {
  /** Relative to the scope; '' is the page itself. */
  readonly path: string;
  /** SHA-256 of its bytes in hexadecimal, or, of the page, `null` (see `proof`). */
  readonly digest: string | null;
  /** Its name has a hash of its content, so that it never changes under that name. */
  readonly hashed: boolean;
}

/** One build of the page, as its worker knows it: written by build/service-worker.ts. */
export interface Release {
  /** Differs when any file differs, or the worker itself. */
  readonly version: string;
  readonly files: readonly ReleasedFile[];
  /**
   * Must stand in the page's text: the name of its first script. Some hosts write something of their own into HTML, so
   * that its digest proves nothing; that it belongs to these files is what matters.
   */
  readonly proof: string;
}
