import type { Plugin } from 'vite';

/** Which page answers an address that is not a file: the same rule the server follows. */
export function shellFor(path: string): 'app.html' | 'console.html' | 'public' {
  if (/^\/(en|ja)\/(hospital|desk)(\/|$)/.test(path)) return 'console.html';
  if (/^\/(en|ja)\/(request|resume|sign-in|link|code|my|kit)(\/|$)/.test(path)) return 'app.html';
  return 'public';
}

/** In development, answers every address as the server would, without a build. */
export function shells(): Plugin {
  return {
    name: 'madoguchi-shells',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        if (request.method !== 'GET' || !/^\/(en|ja)(\/|$)|^\/$/.test(path)) return next();
        if (path === '/') {
          response.writeHead(302, { Location: '/en/' }).end();
          return;
        }
        const shell = shellFor(path);
        if (shell !== 'public') {
          request.url = `/${shell}`;
          return next();
        }
        const { renderAll } = await server.ssrLoadModule('/src/public/prerender.tsx');
        const wanted = `${path.replace(/^\/|\/$/g, '')}/index.html`;
        const pages: { file: string; html: string }[] = renderAll({
          style: '/src/css/app.css',
          script: '/src/app/main.tsx',
        });
        const page =
          pages.find((one) => one.file === wanted) ?? pages.find((one) => one.file.endsWith('404.html'));
        const html = await server.transformIndexHtml(path, page?.html ?? '');
        response
          .writeHead(page?.file === wanted ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' })
          .end(html);
      });
    },
  };
}
