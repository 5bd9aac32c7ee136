import { narrowingOf, type ListState } from '../../components/list/list-state.ts'

/** What narrows a register's list, as its operations take it. */
export function narrowedOf(register: string, state: Pick<ListState, 'where' | 'q' | 'asOf' | 'rule'>) {
  return { register, ...narrowingOf(state), ...(state.rule === undefined ? {} : { rule: state.rule }) }
}
