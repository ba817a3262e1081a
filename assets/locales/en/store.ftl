no-home = Your answers cannot be saved, because this user has no home folder.
    .hint = Everything else works. To keep your answers, start the program as a user with a home folder, or set HOME.
newer = Your answers in { $path } were saved by a newer version of this program.
    .hint = Use that version, or move the file away to begin anew. It has not been touched.
unreadable = The file { $path } holds no answers that can be read.
    .hint = You can begin anew; the file is replaced when you change something. Move it away first if you want to keep it.
encoding = Your answers could not be saved, because the path of a key file is no readable text.
    .hint = Save the key under a path made of ordinary letters and digits.
