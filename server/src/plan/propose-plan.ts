import { implement } from '../operation/implementation.ts'
import { isCollective, proposeSetup } from './propose-setup.ts'

/** What saving the mended reading would make; nothing is saved. */
export const proposePlan = implement('proposePlan', async ({ tx, actor, app }, { city, text, reading }) => {
  const known = await tx
    .selectFrom('unit as u')
    .innerJoin('plan as p', 'p.id', 'u.plan_id')
    .select(['u.name', 'u.kind'])
    .where('u.plan_id', '=', actor.planId)
    .where('p.city', '=', city)
    .where('u.kind', 'in', ['body', 'department'])
    .orderBy('u.sort')
    .execute()
  return {
    setup: proposeSetup(city, text, reading, app.clock.today()),
    known: known.filter((u) => !isCollective(u.name)),
  }
})
