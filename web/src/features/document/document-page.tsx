import { useCallback, useMemo, useRef, useState } from 'react'
import { Button, Drawer, Switch } from 'antd'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { DocumentView, PlanView } from '@gongjian/domain/plan/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { useOperation } from '../../app/query.ts'
import { paths } from '../../app/paths.ts'
import { ErrorPage } from '../../components/error-page.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { indexClauses } from '../../components/official-text/clause-index.ts'
import { labelFindings } from '../../components/official-text/label-findings.ts'
import { Legend } from '../../components/official-text/legend.tsx'
import { marksOf, type Layer } from '../../components/official-text/marks.ts'
import { OfficialText } from '../../components/official-text/official-text.tsx'
import { layOut } from '../../components/official-text/paragraphs.ts'
import { ClauseTree } from './clause-tree.tsx'
import { marginOf, type Rules } from './margin.ts'
import { FindingNote, MarginNotes } from './margin-notes.tsx'
import { useMedia } from '../../components/use-media.ts'
import { usePlace } from './use-place.ts'
import styles from './document-page.module.css'

/** 方案: the document itself, with what was read of it in the margin. */
export function DocumentPage() {
  const view = useOperation(OPERATIONS.getDocument, {}, { staleTime: 60_000 })
  const plan = useOperation(OPERATIONS.getPlan, {}, { staleTime: 60_000 })
  const error = view.error ?? plan.error
  if (error)
    return (
      <ErrorPage
        title="方案"
        back={{ href: paths.overview(), text: '回到总览' }}
        error={error}
        onRetry={() => void Promise.all([view.refetch(), plan.refetch()])}
      />
    )
  if (!view.data || !plan.data) return <Loading page rows={12} />
  return <DocumentBody view={view.data} plan={plan.data} />
}

/** The document does not wait for its rules: they come into the margin when they are there. */
function useRules(): Rules {
  const mayCount = useMay('item.read')
  const { data: sets } = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: 60_000 })
  const { data: counts } = useOperation(OPERATIONS.countRuleRows, {}, { staleTime: 60_000, enabled: mayCount })
  return useMemo(() => ({ sets: sets ?? [], counts: counts ?? [] }), [sets, counts])
}

const LAID_OUT_BESIDE = '(min-width: 1100px)'

function DocumentBody({ view, plan }: { view: DocumentView; plan: PlanView }) {
  const { text, reading } = view
  const index = useMemo(() => indexClauses(reading.clauses), [reading])
  const findings = useMemo(() => labelFindings(view.findings, index), [view.findings, index])
  const paragraphs = useMemo(() => layOut(text, reading, index), [text, reading, index])
  const rules = useRules()
  const margin = useMemo(
    () => marginOf({ ...view, findings }, plan, index, rules),
    [view, findings, plan, index, rules],
  )
  const place = usePlace(paragraphs, index)
  const { withFindings } = place
  const marks = useMemo(
    () => marksOf({ ...reading, problems: [] }, withFindings ? findings : []),
    [reading, findings, withFindings],
  )
  const [hidden, setHidden] = useState<Layer[]>(['assignment'])
  const [treeOpen, setTreeOpen] = useState(false)
  const boxRef = useRef<HTMLDivElement>(null)
  const beneath = !useMedia(LAID_OUT_BESIDE)

  const { show } = place
  const note = useCallback(
    (clause: string) => {
      const found = margin.byClause.get(clause)
      return found && <MarginNotes text={text} note={found} withFindings={withFindings} onShow={show} />
    },
    [margin, text, withFindings, show],
  )
  const general = withFindings ? margin.general : []
  return (
    <>
      <div className={styles.bar}>
        <PageHead
          title="方案"
          lead={<Facts plan={plan} clauses={reading.clauses.length} />}
          extra={
            <Tools
              findings={findings.length}
              withFindings={withFindings}
              onFindings={place.setFindings}
              onTree={() => setTreeOpen(true)}
            />
          }
        />
        <Legend marks={marks} hidden={hidden} onChange={setHidden} />
        {place.missing !== null && <p className={styles.missing}>原文中没有编号为 {place.missing} 的条目</p>}
      </div>
      <div className={styles.columns}>
        <div className={styles.side}>
          <ClauseTree index={index} boxRef={boxRef} onOpen={show} />
        </div>
        <article className={styles.sheet} aria-label={plan.title}>
          {general.length > 0 && (
            <aside className={styles.general} aria-label="对全文的核对意见">
              {general.map((f, i) => (
                <FindingNote key={i} finding={f} onShow={show} />
              ))}
            </aside>
          )}
          <OfficialText
            text={text}
            paragraphs={paragraphs}
            marks={marks}
            hidden={hidden}
            lit={place.lit}
            boxRef={boxRef}
            notesBeneath={beneath}
            note={note}
          />
        </article>
      </div>
      <Drawer
        title="目录"
        placement="left"
        size={320}
        open={treeOpen}
        onClose={() => setTreeOpen(false)}
        destroyOnHidden
      >
        <ClauseTree
          index={index}
          boxRef={boxRef}
          onOpen={(clause) => {
            setTreeOpen(false)
            show(clause)
          }}
        />
      </Drawer>
    </>
  )
}

function Facts({ plan, clauses }: { plan: PlanView; clauses: number }) {
  const facts = [plan.docNumber, plan.issuer, plan.signedOn, `${clauses} 条`, `${plan.tasks.length} 项任务`]
  return <>{facts.filter((f) => f !== null).join(' · ')}</>
}

interface ToolsProps {
  readonly findings: number
  readonly withFindings: boolean
  readonly onFindings: (on: boolean) => void
  readonly onTree: () => void
}

function Tools({ findings, withFindings, onFindings, onTree }: ToolsProps) {
  return (
    <>
      <Button className={styles.treeButton ?? ''} onClick={onTree}>
        目录
      </Button>
      <label className={styles.switch}>
        <Switch size="small" checked={withFindings} onChange={onFindings} />
        核对意见 {findings}
      </label>
      <Button onClick={() => window.print()}>打印</Button>
    </>
  )
}
