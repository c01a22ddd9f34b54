/** A key, or several that do the same. */
export interface Shortcut {
  /** As `useShortcut` takes them: names of keys, `mod` for Ctrl or Cmd. */
  keys: string;
  /** As people are told of it: one that all keyboards have. */
  shown: string;
  does: string;
}

/** Every key of the page, by where it works. Handlers, tooltips and the help take them from here. */
export const SHORTCUTS = {
  everywhere: {
    search: { keys: 'slash, mod+f', shown: '/', does: 'Search' },
    palette: { keys: 'mod+k', shown: 'Ctrl+K', does: 'Do anything by its name' },
    help: { keys: 'question', shown: '?', does: 'Show the keys' },
    details: { keys: 'i', shown: 'I', does: 'Show or hide the details' },
    sidebar: { keys: 'b', shown: 'B', does: 'Show or hide folders and filters' },
    copyPrompt: { keys: 'p', shown: 'P', does: 'Copy the prompt' },
    copySeed: { keys: 's', shown: 'S', does: 'Copy the seed' },
    copyAll: { keys: 'a', shown: 'A', does: 'Copy all as A1111 text' },
  },
  grid: {
    move: { keys: 'up, down, left, right', shown: '← ↑ ↓ →', does: 'Move from group to group' },
    open: { keys: 'enter', shown: 'Enter', does: 'Open the group' },
    quickLook: { keys: 'space', shown: 'Space', does: 'Look at it with nothing beside it' },
    first: { keys: 'home', shown: 'Home', does: 'To the first group' },
    last: { keys: 'end', shown: 'End', does: 'To the last group' },
    larger: { keys: 'equal, plus', shown: '+', does: 'Larger tiles' },
    smaller: { keys: 'minus', shown: '−', does: 'Smaller tiles' },
    toggle: { keys: 'x', shown: 'X', does: 'Select the group, or not' },
    extend: { keys: 'shift', shown: 'Shift', does: 'With the arrows, or a click: select all up to there' },
    selectAll: { keys: 'mod+a', shown: 'Ctrl+A', does: 'Select all groups' },
    deselect: { keys: 'escape', shown: 'Esc', does: 'Select nothing' },
  },
  group: {
    next: { keys: 'right', shown: '→', does: 'Next image, at the same zoom' },
    previous: { keys: 'left', shown: '←', does: 'Previous image' },
    nextGroup: { keys: 'down, pagedown', shown: '↓', does: 'Next group' },
    previousGroup: { keys: 'up, pageup', shown: '↑', does: 'Previous group' },
    first: { keys: 'home', shown: 'Home', does: 'First image' },
    last: { keys: 'end', shown: 'End', does: 'Last image' },
    actualSize: { keys: '1', shown: '1', does: 'Pixels at their own size' },
    fit: { keys: '0', shown: '0', does: 'All of the image' },
    full: { keys: 'f, enter, space', shown: 'F', does: 'The image alone' },
    mark: { keys: 'x', shown: 'X', does: 'Mark for comparing' },
    compare: { keys: 'c', shown: 'C', does: 'Compare with the next, or what is marked' },
    close: { keys: 'escape', shown: 'Esc', does: 'Back' },
  },
  compare: {
    mode: { keys: 'm', shown: 'M', does: 'Next way of comparing' },
    next: { keys: 'right, space', shown: '→', does: 'Flicker to the next image' },
    previous: { keys: 'left', shown: '←', does: 'Flicker to the previous image' },
    larger: { keys: 'equal, plus', shown: '+', does: 'Zoom in' },
    smaller: { keys: 'minus', shown: '−', does: 'Zoom out' },
    actualSize: { keys: '1', shown: '1', does: 'Pixels at their own size' },
    fit: { keys: '0', shown: '0', does: 'All of the images' },
    close: { keys: 'escape', shown: 'Esc', does: 'End comparing' },
  },
} as const satisfies Record<string, Record<string, Shortcut>>;
