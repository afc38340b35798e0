package html

import (
	"embed"
	"html/template"

	"simulate/report/document"
)

//go:embed templates
var files embed.FS

// templates are the parts of a page. None of them is given markup: whatever they show is escaped.
var templates = template.Must(template.New("page").Funcs(template.FuncMap{
	"clean": document.Clean, // of lines that are copied, which have to stay lines
	"sign":  sign,
}).ParseFS(files, "templates/*.html"))

// sign is a verdict's sign, which says it where colours do not.
func sign(verdict string) string {
	return map[string]string{"met": "✓", "missed": "✗", "cannot tell": "?"}[verdict]
}
