/** The head of every page: it forbids scripts and whatever would be loaded from elsewhere. */
import { type Content, html, Markup } from '../markup.ts';

export interface PageHead {
  title: Content;
  /** csplan's version. */
  version: string;
  style: string;
  /** Further elements of the head, each with the line break after it. */
  more?: Content;
}

export function pageHead({ title, version, style, more }: PageHead): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="csplan ${version}">
${more}<title>${title}</title>
<style>${new Markup(style)}</style>
</head>`;
}
