package tree

// Under is the path of what is written at a line and column of a file: of a key, that of its value. Where nothing is, it is that of what begins
// last before it, and empty where nothing does. Of what the file only refers to there is nothing.
func (n *Node) Under(file string, line, column int) Path {
	path := Path(nil)
	for n != nil {
		to, below := part{}, (*Node)(nil)
		for _, e := range n.Entries {
			if e.Key.beginsBy(file, line, column) {
				to, below = part{kind: inMap, key: e.Key.Text}, e.Value
			}
		}
		for i, item := range n.Items {
			if item.beginsBy(file, line, column) {
				to, below = part{kind: inList, item: i}, item
			}
		}
		if below != nil {
			path = path.with(to)
		}
		n = below
	}
	return path
}

// beginsBy reports whether a node of a file begins at a line and column, or before.
func (n *Node) beginsBy(file string, line, column int) bool {
	return n.File.Name == file && (n.line < line || n.line == line && n.column <= column)
}

// Place is where a node is written: its file, and its line and column from 1, in characters.
func (n *Node) Place() (file string, line, column int) { return n.File.Name, n.line, n.column }

// IsEmbedded reports whether a node is of a scenario that comes with the program, which nobody can open as a file.
func (n *Node) IsEmbedded() bool { return inLibrary(n.File.Path) }

// Line is the line that the node begins in.
func (n *Node) Line() string { return n.File.lineText(n.line) }
