package load

import (
	"errors"
	"io/fs"
	"path"

	"dossier/data"
)

// within looks at a file that a dossier names, confined to its folder. The name is
// cleaned; a code says what is wrong with it.
func within(folder fs.FS, name string) (clean string, info fs.FileInfo, code string, err error) {
	clean = path.Clean(name)
	// Asked before opening: opening a named pipe would wait for ever.
	info, err = fs.Stat(folder, clean)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return clean, nil, data.CodeFileMissing, errors.New("there is no such file")
	case err != nil:
		return clean, nil, data.CodeOutsideFolder, reason(err)
	case !info.Mode().IsRegular():
		return clean, nil, data.CodeUnreadable, errors.New("it is not a regular file")
	}
	return clean, info, "", nil
}

// reason is an error of the file system without the path, which we name ourselves.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
