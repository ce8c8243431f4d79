/** Id of the section that products' forums go to; the same in every club, so that it is found whatever it is called. */
export const productsSectionId = "00000000-0000-7000-8000-000000000001";
/** Id of the section of general forums that a club begins with. */
export const generalSectionId = "00000000-0000-7000-8000-000000000002";
