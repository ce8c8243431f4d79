/** Words in nearly every text, folded: looked for only where nothing else was asked. */
export const stopWords: ReadonlySet<string> = new Set(
  [
    "و از به که در با را این ان تا برای هم یا اگر اما ولی چون پس نیز هر رو یه یک من تو او ما شما است هست بود شد",
    "های ها می چه چی ایا",
    "a an and are as at be by for from in is it of on or that the this to was with",
  ].flatMap((line) => line.split(" ")),
);
