package shard

import (
	"bytes"
	"compress/flate"
	"io"

	"simulate/sim/pack"
)

// chunk is the texts of consecutive runs, compressed together.
type chunk struct {
	runs int
	text []byte
}

// A chunk has at least so many bytes before it is compressed, unless it is the last: enough for what runs have in common to be told once,
// few enough that not much is opened for one of them.
const chunkBytes = 1 << 15

// chunksOf puts texts into chunks.
func chunksOf(texts [][]byte) []chunk {
	var chunks []chunk
	w := newCompressor()
	for first := 0; first < len(texts); {
		end, size := first, 0
		for ; end < len(texts) && size < chunkBytes; end++ {
			size += len(texts[end])
		}
		chunks = append(chunks, w.chunk(texts[first:end]))
		first = end
	}
	return chunks
}

// compressor makes one chunk after another.
type compressor struct{ *flate.Writer }

func newCompressor() compressor {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a sound one
	}
	return compressor{w}
}

func (w compressor) chunk(texts [][]byte) chunk {
	var p pack.Pack
	packTexts(&p, &texts)
	var b bytes.Buffer
	w.Reset(&b)
	_, _ = w.Write(p.Bytes()) // into memory
	_ = w.Close()
	return chunk{len(texts), b.Bytes()}
}

func packTexts(p *pack.Pack, texts *[][]byte) {
	pack.List(p, texts, func(text *[]byte) { pack.Text(p, text) })
}

// open returns the texts of the runs.
func (c *chunk) open() ([][]byte, error) {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(c.text)))
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	p := pack.Open(text)
	packTexts(p, &texts)
	if len(texts) != c.runs {
		return nil, pack.ErrTorn
	}
	return texts, p.Close()
}
