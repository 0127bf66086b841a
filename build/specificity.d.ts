/** @bramus/specificity 2.4.3 has types, which its `exports` do not name: what is used of it. */
declare module '@bramus/specificity' {
  const Specificity: {
    /** Of every selector of a list: ids, classes, types. */
    calculate(
      selector: string,
    ): readonly { readonly value: { readonly a: number; readonly b: number; readonly c: number } }[];
  };
  // biome-ignore lint/style/noDefaultExport: that is what the package has
  export default Specificity;
}
