/**
 * How Node runs a web process. It holds some 60 MB; left alone, it lets four times that in rubbish pile up before it
 * clears away. The limit (MB) makes it clear away in time, and is still far above what it ever needs.
 */
export const WEB_NODE_FLAGS = ['--max-old-space-size=256']
