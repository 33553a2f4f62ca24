"""``python -m hardship_cli`` runs the command line."""

from hardship_cli.cli.main import main

if __name__ == "__main__":
    main()
