import type { ThemeConfig } from 'antd'
import type { Light } from '@gongjian/domain/light/light.ts'

export const FONT = 'system-ui, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif'
/** Long official text only. */
export const DOCUMENT_FONT =
  '"FangSong", "STFangsong", "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "SimSun", serif'

export const PRIMARY = '#1F5FAD'

/** Colour only means something: these five and the primary are all there is. */
export const LIGHT_COLORS: Record<Light, string> = {
  green: '#2F9E44',
  yellow: '#E8A300',
  red: '#C92A2A',
  grey: '#868E96',
  none: '#868E96',
}

export const theme: ThemeConfig = {
  token: {
    colorPrimary: PRIMARY,
    colorLink: PRIMARY,
    colorSuccess: LIGHT_COLORS.green,
    colorWarning: LIGHT_COLORS.yellow,
    colorError: LIGHT_COLORS.red,
    colorText: '#1F2328',
    colorTextSecondary: '#57606A',
    colorTextTertiary: '#6B747D',
    colorBgLayout: '#F5F6F7',
    colorBorder: '#D0D5DA',
    colorBorderSecondary: '#E3E6E9',
    borderRadius: 4,
    fontFamily: FONT,
    fontSize: 14,
    wireframe: false,
  },
  components: {
    Table: {
      cellPaddingBlock: 7,
      cellPaddingInline: 12,
      cellFontSize: 13,
      headerBg: '#F5F6F7',
      headerSplitColor: 'transparent',
      headerColor: '#57606A',
    },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px', labelHeight: 24 },
    Card: { bodyPadding: 16, headerHeight: 44 },
  },
}
