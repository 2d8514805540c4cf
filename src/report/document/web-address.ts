/** No other scheme than that of the web becomes a link: a plan may say `javascript:`. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w.~:/?#@!$&'()*+,;=%-]*)?$/i.test(address.trim());
}
