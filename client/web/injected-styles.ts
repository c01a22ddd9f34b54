import type { Plugin } from 'vite';

const PACKAGE = /[\\/]react-zoom-pan-pinch[\\/]dist[\\/]index\.esm\.js$/;
const STYLES = 'virtual:react-zoom-pan-pinch.css';

/**
 * Puts the styles of react-zoom-pan-pinch into the page's style sheet. The package writes them into a `<style>` when it is
 * loaded, which the page's policy for contents does not allow.
 */
export function injectedStyles(): Plugin {
  let styles = '';
  return {
    name: 'seedroll:injected-styles',
    enforce: 'pre',
    resolveId: (id) => (id === STYLES ? `\0${STYLES}` : null),
    load: (id) => (id === `\0${STYLES}` ? styles : null),
    transform(code, id) {
      if (!PACKAGE.test(id)) return null;
      const [, text] = /var css_248z = ("(?:[^"\\]|\\.)*");/.exec(code) ?? [];
      if (text === undefined) throw new Error('react-zoom-pan-pinch holds its styles in another way now');
      styles = String(JSON.parse(text));
      return `import '${STYLES}';\n${code.replace('styleInject(css_248z);', '')}`;
    },
  };
}
