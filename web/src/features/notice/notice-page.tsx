import { PageHead } from '../../components/page-head.tsx'

export function NoticePage() {
  return <PageHead title="提醒" />
}
