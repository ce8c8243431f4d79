/** Letters a product's name needs. */
export const productNameMin = 2;
/** Graphemes a product's name may have; makers are talkative. */
export const productNameMax = 160;
/** Graphemes of a product's description. */
export const descriptionMax = 5_000;
/** Features listed for a product. */
export const featuresMax = 60;
/** Characters of a feature's name or value. */
export const featureTextMax = 1_000;
/** Products on a page of the catalogue. */
export const productsPageSize = 24;
/** Products suggested while a name is typed. */
export const suggestedMax = 8;
/** Products a search of the catalogue answers with. */
export const searchMax = 48;
