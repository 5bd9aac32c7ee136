/** How far a photo was taken from the site is told when it is read: the site's point is put right, or comes, after the photo. */
export const SQL = 'alter table attachment drop column metres_away;'
