import { Alert, Button, Drawer, Form, type FormInstance, type FormProps } from 'antd'
import type { ReactNode } from 'react'

interface Props<V> {
  readonly title: string
  /** The deed's name on its button. */
  readonly verb: string
  readonly form: FormInstance<V>
  readonly first: NonNullable<FormProps<V>['initialValues']>
  readonly busy: boolean
  /** What the server said against it; '': nothing. */
  readonly refusal: string
  readonly children: ReactNode
  readonly onSave: (values: V) => void
  readonly onClose: () => void
}

/** One column from the right: a new one, or what may be changed of one that is there. */
export function FormDrawer<V>({ title, verb, form, first, busy, refusal, children, onSave, onClose }: Props<V>) {
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size={440}
      styles={{ wrapper: { maxWidth: '100vw' }, footer: { padding: '12px 24px' } }}
      footer={
        <>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {verb}
          </Button>{' '}
          <Button onClick={onClose}>取消</Button>
        </>
      }
    >
      <Form<V>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={first}
        onFinish={(values) => {
          // Enter twice in a field is one deed.
          if (!busy) onSave(values)
        }}
      >
        {children}
        {refusal !== '' && <Alert type="error" title={refusal} role="alert" />}
      </Form>
    </Drawer>
  )
}
