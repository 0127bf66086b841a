/** Opening, closing, another level, an edit: what stays moves all the time, what is new fades in for the last half. */
export const MORPH = 320;
