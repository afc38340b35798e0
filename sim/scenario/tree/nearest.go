package tree

import (
	"path"
	"slices"
	"strings"
)

// Nearest returns the known word that is most likely meant by a mistyped one: the one with the least edit distance,
// of equals the first. It returns "" when none is so close that suggesting it would help.
func Nearest(word string, known []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, k := range known {
		if d := editDistance(word, k); d < least {
			best, least = k, d
		}
	}
	return best
}

// InSomeFolder is the first of some paths that a name is the last part of, as the folder is easily left out; empty where there is none.
func InSomeFolder(name string, paths []string) string {
	for _, p := range paths {
		if path.Base(p) == name {
			return p
		}
	}
	return ""
}

// longestWord bounds the work of editDistance on files from strangers.
const longestWord = 64

// editDistance counts the insertions, deletions, substitutions and swaps of neighbours that turn a into b (optimal
// string alignment). Words longer than longestWord are as far apart as they are long.
func editDistance(a, b string) int {
	if len(a) > longestWord || len(b) > longestWord {
		return max(len(a), len(b))
	}
	var beforeLast, last, row [longestWord + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		beforeLast, last = last, row
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], beforeLast[j-1]+1)
			}
		}
	}
	return row[len(b)]
}

// Nearby are the words that are most like one, of any number that come one after another.
type Nearby struct {
	word  string
	most  int
	words []string
	apart []int // by word
}

// NewNearby returns the most words that are like one, of none yet.
func NewNearby(word string, most int) *Nearby { return &Nearby{word: word, most: most} }

// Add tells another word, which may have been told before. It is kept only where it is among the nearest; of equals the first are.
func (n *Nearby) Add(word string) {
	apart := editDistance(n.word, word)
	if len(n.words) == n.most && apart >= n.apart[n.most-1] || slices.Contains(n.words, word) {
		return
	}
	at, _ := slices.BinarySearch(n.apart, apart+1)
	n.words, n.apart = slices.Insert(n.words, at, strings.Clone(word)), slices.Insert(n.apart, at, apart)
	if len(n.words) > n.most {
		n.words, n.apart = n.words[:n.most], n.apart[:n.most]
	}
}

// Words are those nearest, the nearest first.
func (n *Nearby) Words() []string { return n.words }
