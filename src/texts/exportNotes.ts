import type { Text } from './text.ts';

/** What the user of an exported file must know. */
export const exportNoteTexts = {
  mermaidLarge: {
    en: 'This graph is larger than Mermaid draws by default: 500 lines, 50,000 characters. Its site must allow more.',
    ko: '이 그래프는 Mermaid가 기본으로 그리는 크기(선 500개, 50,000자)보다 크다. 페이지에서 한도를 늘려야 한다.',
  },
  tikzUnicode: {
    en: 'Some names need XeLaTeX or LuaLaTeX. pdfLaTeX writes the numbers of their nodes instead.',
    ko: '어떤 이름은 XeLaTeX나 LuaLaTeX가 있어야 나온다. pdfLaTeX는 그 대신 노드 번호를 쓴다.',
  },
  traceOmitted: {
    en: 'The trace is too large for one file: some numbers or steps are left out, and the file says which.',
    ko: '추적이 파일 하나에 담기에는 커서 일부 수나 단계를 뺐다. 무엇을 뺐는지는 파일에 적혀 있다.',
  },
} satisfies Record<string, Text>;
