import { CANDIDATE_ACTIONS, CandidateAction } from '@gongjian/domain/sweep/candidate.ts'
import { literal } from '../register/table/column-kinds.ts'
import { rememberSql } from '../register/table/history-sql.ts'
import { columnsIn, itemScope, type ItemScope } from '../register/table/scope-sql.ts'

const SCOPES: Readonly<Record<string, ItemScope>> = { 'candidate.answer': 'answer', 'candidate.decide': 'judge' }

function moveSql(action: CandidateAction): string {
  const { from, to, permission, standings } = CANDIDATE_ACTIONS[action]
  const reach = itemScope(SCOPES[permission] ?? 'judge', columnsIn('old'), 'each')
  const standing = standings.map(literal).join(', ')
  return `when ${literal(`${from}>${to}`)} then may := old.standing in (${standing}) and coalesce(${reach}, false);`
}

/** Nobody takes a step that candidate.ts does not know, whatever statement he sends. The product itself has no role, and follows the item. */
const GUARD = `
create or replace function guard_candidate() returns trigger language plpgsql as $$
declare may boolean := false;
begin
  if setting('app.role') is null then return new; end if;
  if to_jsonb(new) - '{unit_id,township}'::text[] = to_jsonb(old) - '{unit_id,township}'::text[] then return new; end if;
  case old.state || '>' || new.state
  ${CandidateAction.options.map(moveSql).join('\n  ')}
  else may := false;
  end case;
  if not may then raise exception 'the candidate is not the actor’s to move so' using errcode = '42501'; end if;
  return new;
end $$;
create or replace trigger sweep_candidate_guard before update on sweep_candidate for each row execute function guard_candidate();`

/** Written by the thousand in a sweep. */
const REMEMBER = rememberSql({ table: 'sweep_candidate', columns: 't.*', task: 'x.task_id', ref: 'item_id' })

/** Made at each start with the registers' own (register/table/routines-sql.ts). */
export const CANDIDATE_SQL = [GUARD, REMEMBER].join('\n')
