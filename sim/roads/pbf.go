package roads

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
)

// How large the parts of a binary file may be, by its specification, in bytes.
const (
	mostHeader = 64 << 10
	mostBlob   = 32 << 20
)

var errBroken = errors.New("it is no file of OpenStreetMap, neither in XML nor in the binary form, or it is broken")

// readPBF reads a text in the binary form of OpenStreetMap: blobs, each of which is one header, or a block of nodes, ways and
// relations.
func (e *extract) readPBF(text string) error {
	var unpacked bytes.Buffer
	for first := true; len(text) > 0; first = false {
		kind, blob, rest, ok := nextBlob(text)
		if !ok || first && kind != "OSMHeader" {
			return errBroken
		}
		text = rest
		block, err := unpack(blob, &unpacked)
		if err != nil {
			return err
		}
		switch kind {
		case "OSMHeader":
			err = supported(block)
		case "OSMData":
			err = e.readBlock(block)
		}
		if err != nil {
			return err
		}
	}
	if len(e.nodes) == 0 {
		return errBroken
	}
	return nil
}

// nextBlob is the next blob of a text, and its kind.
func nextBlob(text string) (kind, blob, rest string, ok bool) {
	if len(text) < 4 {
		return "", "", "", false
	}
	size := int(binary.BigEndian.Uint32([]byte(text[:4])))
	if text = text[4:]; size > mostHeader || size > len(text) {
		return "", "", "", false
	}
	length := -1
	m := message(text[:size])
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			kind = f.bytes
		case 3:
			length = int(min(f.value, mostBlob+1))
		}
	}
	if text = text[size:]; m.broken() || length < 0 || length > mostBlob || length > len(text) {
		return "", "", "", false
	}
	return kind, text[:length], text[length:], true
}

// unpack is what a blob holds.
func unpack(blob string, into *bytes.Buffer) (message, error) {
	m := message(blob)
	for f, more := m.next(); more; f, more = m.next() {
		switch f.number {
		case 1:
			return message(f.bytes), nil
		case 3:
			r, err := zlib.NewReader(strings.NewReader(f.bytes))
			if err != nil {
				return "", errBroken
			}
			into.Reset()
			if _, err = into.ReadFrom(io.LimitReader(r, mostBlob+1)); err != nil || into.Len() > mostBlob {
				return "", errBroken
			}
			return message(into.String()), nil
		case 4, 5, 6, 7:
			return "", errors.New("it is packed in a way that is not read: write it with zlib")
		}
	}
	return "", errBroken
}

// supported refuses what a reader must know and this one does not.
func supported(m message) error {
	for f, more := m.next(); more; f, more = m.next() {
		if f.number == 4 && !slices.Contains([]string{"OsmSchema-V0.6", "DenseNodes"}, f.bytes) {
			return errors.New("it needs a reader of " + strings.ToValidUTF8(f.bytes, "?") + ", which this one is not")
		}
	}
	if m.broken() {
		return errBroken
	}
	return nil
}
