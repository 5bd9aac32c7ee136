import type { Dispatch } from 'react'
import { App, Button } from 'antd'
import { monthInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { OutputOf } from '@gongjian/domain/operation/contract.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useMay, useMe } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useAction } from '../../app/query.ts'
import { PageHead } from '../../components/page-head.tsx'
import { Section } from '../../components/section.tsx'
import type { DraftAction } from './draft.ts'
import styles from './setup.module.css'

type Saved = OutputOf<typeof OPERATIONS.savePlan>

interface Props {
  readonly saved: Saved
  readonly dispatch: Dispatch<DraftAction>
  readonly onBack: () => void
}

/** What is left to do before the first clerk can sign in. */
export function SavedPlan({ saved, dispatch, onBack }: Props) {
  const { today } = useMe()
  const opened = saved.firstReportMonth <= today.slice(0, 7)
  const open = useAction(OPERATIONS.switchPlan, {
    onDone: () => dispatch({ type: 'close' }),
  })
  /** A full load: nothing of the other plan stays in a cache. */
  function enter(path: string) {
    open.mutate({ code: saved.code }, { onSuccess: () => window.location.assign(path) })
  }
  return (
    <>
      <PageHead title="已存为方案" lead={`${saved.code}：${saved.tasks} 项任务，${saved.units} 个单位`} />
      <div className={styles.page}>
        <Section title="接下来">
          <ol className={styles.steps}>
            <li>
              <div>
                <h3>打开新方案</h3>
                <p>切换后各页面显示新方案；原方案可随时在右上角换回。</p>
                <Button type="primary" loading={open.isPending} onClick={() => enter(paths.document())}>
                  切换到新方案并打开
                </Button>
              </div>
            </li>
            <li>
              <div>
                <h3>为 {saved.units} 个单位建账号</h3>
                <AccountStep saved={saved} onEnter={enter} />
              </div>
            </li>
            <li>
              <div>
                <h3>{monthInWords(saved.firstReportMonth)}的月报</h3>
                <p>
                  {opened ? '已经开启，各单位登录后即可填报。' : '到该月 1 日自动开启，不用操作。'}
                  {saved.filings > 0 && `一次性报送 ${saved.filings} 种，已发给各主体责任单位。`}
                </p>
                <Button onClick={() => enter(paths.periods(opened ? saved.firstReportMonth : undefined))}>
                  查看报送情况
                </Button>
              </div>
            </li>
          </ol>
        </Section>
        <div className={styles.foot}>
          <Button onClick={onBack}>留在这里</Button>
          <Button onClick={() => dispatch({ type: 'close' })}>再建一个方案</Button>
        </div>
      </div>
    </>
  )
}

function AccountStep({ saved, onEnter }: { saved: Saved; onEnter: (path: string) => void }) {
  const { message } = App.useApp()
  const mayManage = useMay('account.manage')
  const command = `PLAN=${saved.code} npx gongjian user add 账号 --name 姓名 --role administrator --unit gongjian-office`
  if (mayManage)
    return (
      <>
        <p>填报员、审核人和牵头单位经办各一个起；初始密码只显示一次。</p>
        <Button onClick={() => onEnter(paths.accounts())}>去建账号</Button>
      </>
    )
  if (saved.administrators.length === 0)
    return (
      <p>
        还没有系统管理员。请在服务器上运行：<code>{command}</code>，再由管理员在“账号”页建其他账号。
      </p>
    )
  const who = saved.administrators.map((a) => `${a.name}（${a.login}）`).join('、')
  const link = `${window.location.origin}${paths.accounts()}`
  const letter = `新方案 ${saved.code} 已建立，共 ${saved.units} 个单位。请登录后在右上角切换到该方案，在“账号”页为各单位建账号：${link}`
  return (
    <>
      <p>
        账号由系统管理员建立：{who}已经可以进入新方案，登录后在右上角切换过来，在“账号”页（
        <a href={paths.accounts()}>{link}</a>）为各单位建账号。
      </p>
      <Button
        onClick={() => {
          void navigator.clipboard
            .writeText(letter)
            .then(() => message.success('已复制，可以发给管理员'))
            .catch(() => message.warning('浏览器不允许复制，请手工抄录'))
        }}
      >
        复制给管理员的说明
      </Button>
    </>
  )
}
