package editor

import (
	"context"
	"net/url"
	"path/filepath"
	"regexp"

	"github.com/creachadair/jrpc2"
)

// What editors tell of texts, and ask of positions in them.
type (
	document struct {
		URI  string `json:"uri"`
		Text string `json:"text"`
	}
	opening struct {
		TextDocument document `json:"textDocument"`
	}
	change struct {
		TextDocument   document `json:"textDocument"`
		ContentChanges []struct {
			Text string `json:"text"`
		} `json:"contentChanges"`
	}
	asking struct {
		TextDocument document `json:"textDocument"`
		Position     Position `json:"position"`
	}
	published struct {
		URI         string       `json:"uri"`
		Diagnostics []Diagnostic `json:"diagnostics"`
	}
	link struct {
		URI   string `json:"uri"`
		Range Range  `json:"range"`
	}
	told struct {
		Contents markup `json:"contents"`
	}
	markup struct {
		Kind  string `json:"kind"`
		Value string `json:"value"`
	}
)

func (s *Server) didOpen(ctx context.Context, o opening) (any, error) {
	s.files[o.TextDocument.URI] = o.TextDocument.Text
	return nil, s.publish(ctx, o.TextDocument.URI)
}

func (s *Server) didChange(ctx context.Context, c change) (any, error) {
	if n := len(c.ContentChanges); n > 0 {
		s.files[c.TextDocument.URI] = c.ContentChanges[n-1].Text
	}
	return nil, s.publish(ctx, c.TextDocument.URI)
}

// didClose forgets a text. Nothing is wrong any more with what nobody looks at.
func (s *Server) didClose(ctx context.Context, o opening) (any, error) {
	delete(s.files, o.TextDocument.URI)
	return nil, notify(ctx, published{o.TextDocument.URI, []Diagnostic{}})
}

func (s *Server) publish(ctx context.Context, uri string) error {
	return notify(ctx, published{uri, s.file(uri).Diagnostics()})
}

func notify(ctx context.Context, p published) error {
	return jrpc2.ServerFromContext(ctx).Notify(ctx, "textDocument/publishDiagnostics", p)
}

func (s *Server) completion(_ context.Context, a asking) ([]Item, error) {
	return s.file(a.TextDocument.URI).Complete(a.Position), nil
}

func (s *Server) hover(_ context.Context, a asking) (*told, error) {
	if text := s.file(a.TextDocument.URI).Hover(a.Position); text != "" {
		return &told{markup{"markdown", text}}, nil
	}
	return nil, nil //nolint:nilnil // null is what the protocol has where there is nothing to tell
}

func (s *Server) definition(_ context.Context, a asking) (*link, error) {
	file := s.file(a.TextDocument.URI)
	where, ok := file.Definition(a.Position)
	switch {
	case !ok:
		return nil, nil //nolint:nilnil // null is what the protocol has where nothing is defined
	case where.File == file.Name: // which may not be saved yet, or be written otherwise in addresses
		return &link{a.TextDocument.URI, where.Range}, nil
	default:
		return &link{uriOf(where.File), where.Range}, nil
	}
}

func (s *Server) file(uri string) File { return File{pathOf(uri), s.files[uri], s.Options} }

// drive is how the path of an address begins on Windows.
var drive = regexp.MustCompile(`^/[A-Za-z]:`)

// pathOf is the path of a file that has an address; of another it is the address itself.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return uri
	}
	if drive.MatchString(u.Path) {
		return filepath.FromSlash(u.Path[1:])
	}
	return filepath.FromSlash(u.Path)
}

func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !filepath.IsAbs(path) && path != "" && path[0] != '/' {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
