completions = Print what your shell reads to complete the command line
completions-after =
    Ends with 0, or with 2 if the command line is wrong.

    Examples:
      mailseal completions bash > ~/.local/share/bash-completion/completions/mailseal
      mailseal completions zsh > ~/.zfunc/_mailseal    (a folder in $fpath)
      mailseal completions fish > ~/.config/fish/completions/mailseal.fish
shell = The shell
man = Print the manual page
man-after =
    Ends with 0.

    For example: mailseal man > ~/.local/share/man/man1/mailseal.1
manual = mailseal manual
