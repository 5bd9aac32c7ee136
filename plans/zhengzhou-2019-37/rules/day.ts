/** 成文日期: from this day the plan binds. What it orders ends when another document says so, not when a deadline has passed. */
export const IN_FORCE = '2019-06-10'
