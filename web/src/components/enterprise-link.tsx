import type { EnterpriseRef } from '@gongjian/domain/register/item.ts'
import { useMay } from '../app/me.tsx'
import { paths } from '../app/paths.ts'
import { Link } from './link.tsx'

/** An enterprise's name leads to its file, for whom there are files. */
export function EnterpriseLink({ of, text }: { of: Pick<EnterpriseRef, 'id' | 'name'>; text?: string }) {
  const may = useMay('enterprise.read')
  if (!may) return <>{text ?? of.name}</>
  return (
    <Link href={paths.enterprise(of.id)} title={`${of.name}的档案`}>
      {text ?? of.name}
    </Link>
  )
}
