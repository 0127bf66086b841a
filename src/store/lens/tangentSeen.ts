/** A figure in forward mode. */
export interface TangentSeen {
  readonly kind: 'tangent';
}
