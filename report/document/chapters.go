package document

import "slices"

// Part is a chapter of a page with what stands in it.
type Part struct {
	chapter  Chapter
	sections []Section
}

// In puts sections under a chapter.
func In(id, title, lead string, sections []Section) Part {
	return Part{Chapter{id, title, lead}, sections}
}

// Chapters puts chapters behind the sections of the first screen, and as the last one the notes, which every page has. A chapter in
// which there is nothing to see has no heading; what it holds for data is there all the same.
func Chapters(first []Section, parts ...Part) []Section {
	sections := slices.Clone(first)
	for _, p := range parts {
		if slices.ContainsFunc(p.sections, Section.Visible) {
			sections = append(sections, &p.chapter)
		}
		sections = append(sections, p.sections...)
	}
	return append(sections, &Chapter{ID: Notes, Title: "Notes"})
}

// Notes is the ID of the chapter with warnings and how to run this again, which every page ends with.
const Notes = "notes"

// OnPage is the document with chapters: itself where it has some, and otherwise with the notes as the only one.
func (d *Document) OnPage() *Document {
	if slices.ContainsFunc(d.Sections, func(s Section) bool { _, ok := s.(*Chapter); return ok }) {
		return d
	}
	page := *d
	page.Sections = Chapters(d.Sections)
	return &page
}

// Seen is the sections that readers of a page see, what was changed in front, and the chapters.
func (d *Document) Seen() []Section {
	return slices.DeleteFunc(d.headed(d.Sections), func(s Section) bool {
		_, isChapter := s.(*Chapter)
		return !isChapter && !s.Visible()
	})
}
