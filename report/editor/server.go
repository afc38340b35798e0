package editor

import (
	"context"
	"errors"
	"io"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"

	"simulate/sim/scenario/loader"
)

// Server answers an editor by the Language Server Protocol: problems as somebody types, completion, what a word means and where it is defined.
type Server struct {
	Version string         // of the program, as it tells the editor
	Options loader.Options // by which files are read

	files    map[string]string // the texts that the editor has open, by address
	shutDown bool              // it was asked to end
	exited   chan struct{}     // is closed when the editor has gone
}

// ErrAbandoned says that an editor has gone without having said so.
var ErrAbandoned = errors.New("the editor has gone without a word")

// Serve answers what comes in until the editor goes or the context ends.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	s.files, s.exited = make(map[string]string), make(chan struct{})
	server := jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{AllowPush: true, Concurrency: 1, DisableBuiltin: true})
	server.Start(channel.LSP(in, unclosed{out}))
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-s.exited:
	case err := <-ended:
		if err != nil {
			return err
		}
	}
	if !s.shutDown {
		return ErrAbandoned
	}
	return nil
}

// unclosed is an output that stays open: it is the program's.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }

func (s *Server) methods() handler.Map {
	return handler.Map{
		"initialize":              handler.New(s.begin), //nolint:misspell // as the protocol spells it
		"initialized":             handler.New(ignored), //nolint:misspell // the same
		"shutdown":                handler.New(s.shutdown),
		"exit":                    handler.New(s.exit),
		"textDocument/didOpen":    handler.New(s.didOpen),
		"textDocument/didChange":  handler.New(s.didChange),
		"textDocument/didSave":    handler.New(ignored),
		"textDocument/didClose":   handler.New(s.didClose),
		"textDocument/completion": handler.New(s.completion),
		"textDocument/hover":      handler.New(s.hover),
		"textDocument/definition": handler.New(s.definition),
	}
}

func ignored(context.Context, *jrpc2.Request) (any, error) { return nil, nil }

// What the server can do, as the protocol names it.
type (
	begun struct {
		Capabilities capabilities `json:"capabilities"`
		ServerInfo   serverInfo   `json:"serverInfo"`
	}
	capabilities struct {
		TextDocumentSync   int        `json:"textDocumentSync"`
		CompletionProvider completing `json:"completionProvider"`
		HoverProvider      bool       `json:"hoverProvider"`
		DefinitionProvider bool       `json:"definitionProvider"`
	}
	completing struct {
		TriggerCharacters []string `json:"triggerCharacters"`
	}
	serverInfo struct {
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
	}
)

// whole is that an editor sends all of a text when something in it changes.
const whole = 1

func (s *Server) begin(context.Context, *jrpc2.Request) (begun, error) {
	can := capabilities{whole, completing{[]string{" ", "{", "[", "/", "."}}, true, true}
	return begun{can, serverInfo{"simulate", s.Version}}, nil
}

func (s *Server) shutdown(context.Context, *jrpc2.Request) (any, error) {
	s.shutDown = true
	return nil, nil
}

func (s *Server) exit(context.Context, *jrpc2.Request) (any, error) {
	select {
	case <-s.exited:
	default:
		close(s.exited)
	}
	return nil, nil
}
