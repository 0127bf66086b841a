import type { ProtocolVersion } from './messages.ts';

/** The version of the messages that this page sends and reads. */
export const PROTOCOL: ProtocolVersion = 1;
