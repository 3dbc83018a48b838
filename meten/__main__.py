import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duo_portal.settings")

from meten.ingang import main

sys.exit(main(sys.argv[1:]))
