package main

import (
	"bytes"
	"encoding/json"
)

// entry is a section as the search knows it.
type entry struct {
	Page    string `json:"page"`
	Heading string `json:"heading"`
	At      string `json:"at"`
	Text    string `json:"text"`
}

// searchIndex is a script that holds all sections in the order of the sidebar: a page that is opened from a folder may load a script, but
// no data.
func searchIndex(pages []*page) []byte {
	var entries []entry
	for _, p := range pages {
		for _, s := range p.Sections {
			entries = append(entries, entry{p.Label(), s.Heading, p.Name + "#" + s.ID, s.Text})
		}
	}
	var out bytes.Buffer
	out.WriteString("const sections = ")
	if err := json.NewEncoder(&out).Encode(entries); err != nil {
		panic(err) // texts can be written
	}
	return out.Bytes()
}
