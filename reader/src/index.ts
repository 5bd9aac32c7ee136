export { readPlan } from './read-plan.ts'
export { lintPlan } from './lint/lint-plan.ts'
