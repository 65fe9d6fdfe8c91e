"""Pure string work: cleaning, segmenting, folding, words, differences, anchors."""
