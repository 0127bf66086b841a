/** A sentence begins with a capital, also when it starts with an op's name in letters: `sin` → `Sin`, `1/·` stays. */
export const capitalized = (word: string): string =>
  /^[a-z]{2}/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
