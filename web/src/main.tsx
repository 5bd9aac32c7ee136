import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { queryClient } from './app/query.ts'
import { router } from './app/router.tsx'
import { Themed } from './app/themed.tsx'
import './app/app.css'

dayjs.locale('zh-cn')

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <Themed>
        <App>
          <QueryClientProvider client={queryClient}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </Themed>
    </StrictMode>,
  )
