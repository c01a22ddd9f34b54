/** Limits of groups, apart from their model, for whoever does without the validator. */

/** How many of a group's images come with the group itself; `images.list` pages through all of them. */
export const GROUP_IMAGES_INLINE = 1000;

/** Most missing seeds that a group names. */
export const MISSING_SEEDS_NAMED = 1000;
