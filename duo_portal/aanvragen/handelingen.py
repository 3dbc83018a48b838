"""What staff can do with a request: each line adds its own acts when its admin is loaded."""

from duo_portal.toegang.beheer.handelingen import Handeling

aanvraaghandelingen: dict[str, Handeling] = {}
