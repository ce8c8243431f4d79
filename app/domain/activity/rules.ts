/** Lines looked at for one page of activity. */
export const activityPageSize = 40;
/** A page with fewer lines than this is filled from further back. */
export const activityLeastShown = 15;
/** How often a page is filled, where almost nothing may be shown any more. */
export const activityFills = 5;
